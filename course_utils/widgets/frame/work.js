// What the module does when it finds itself in a worker.
export function work({ compute, prepare }) {
  let data = null;
  self.onmessage = async ({ data: message }) => {
    data ??= prepare ? prepare(message.data) : message.data;
    try {
      self.postMessage({ n: message.n, result: await compute(data, message.state) });
    } catch (error) {
      self.postMessage({ n: message.n, error: error.message });
    }
  };
}
