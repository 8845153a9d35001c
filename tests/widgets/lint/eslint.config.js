// One declaration a line; no name that is not there, and none that is not used.
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/vendor/**"] },
  {
    ...js.configs.recommended,
    files: ["**/*.js"],
    languageOptions: { globals: globals.browser },
    rules: {
      ...js.configs.recommended.rules,
      "one-var": ["error", "never"],
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
    },
  },
];
