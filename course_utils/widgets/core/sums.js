// Sums written out for a pencil: a·b + c·d = e, or ≈ where the printed digits do not give e.
import { bracketed, number, printed, sign } from "./numbers.js";

// a₁·b₁ + a₂·b₂ + ... as groups of pieces, one group for each product.
export const products = (a, b, ink, left, right, write = bracketed) =>
  a.map((v, i) => [ink.dim(i ? " + " : ""), left(write(v)), ink.dim("·"), right(bracketed(b[i]))]);

// The sign and the result of that sum, judged by the printed digits.
export const result = (a, b, total, ink, colour, write = bracketed, digits = 2) => {
  const value = a.reduce((sum, v, i) => sum + printed(write(v)) * printed(number(b[i])), 0);
  return [ink.dim(sign(value, number(total, digits), digits)), colour(number(total, digits))];
};
