import { fileURLToPath } from "node:url"
import js from "@eslint/js"
import { defineConfig } from "eslint/config"
import globals from "globals"
import tseslint from "typescript-eslint"
import { floorsRule } from "./dev/floors.mjs"

const src = fileURLToPath(new URL("./src", import.meta.url))

const throughMedusa = (name) => `Medusa brings its own version: import from "@medusajs/framework/${name}"`

const toldTheTime = (selector) => ({
  selector,
  message: "The domain is told the time: take it as an argument.",
})

export default defineConfig(
  {
    ignores: [
      "node_modules",
      ".medusa",
      ".demo",
      ".bench",
      ".postgres",
      "coverage",
      "src/modules/*/migrations",
    ],
  },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    languageOptions: {
      globals: globals.node,
      // Without these, imports that decorators need at run time would be called types.
      parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        {
          argsIgnorePattern: "^_",
          varsIgnorePattern: "^_",
          caughtErrorsIgnorePattern: "^_",
          ignoreRestSiblings: true,
        },
      ],
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: "^zod($|/)", message: throughMedusa("zod") },
            { regex: "^(pg|pg-pool)($|/)", message: throughMedusa("pg") },
            { regex: "^awilix($|/)", message: throughMedusa("awilix") },
            { regex: "^@mikro-orm/", message: throughMedusa("mikro-orm/…") },
          ],
        },
      ],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { house: { rules: { floors: floorsRule } } },
    rules: {
      "house/floors": ["error", { src }],
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        {
          object: "Math",
          property: "random",
          message: "Codes must not be guessable: randomness is node:crypto or an argument.",
        },
      ],
    },
  },
  {
    files: ["src/domain/**/*.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        "process",
        "Buffer",
        "setTimeout",
        "setInterval",
        "crypto",
        "performance",
      ],
      "no-restricted-syntax": [
        "error",
        toldTheTime("MemberExpression[object.name='Date'][property.name='now']"),
        toldTheTime("NewExpression[callee.name='Date'][arguments.length=0]"),
      ],
    },
  },
  {
    files: ["src/admin/**/*.tsx"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "JSXElement[openingElement.name.name!='Kbd'] > JSXText[value=/[A-Za-z]{2,}/]",
          message: "Words that a person reads are in admin/i18n, in ten languages.",
        },
      ],
    },
  },
  { files: ["src/admin/**/*.{ts,tsx}", "src/client/**/*.ts"], languageOptions: { globals: globals.browser } },
  { files: ["**/*.js"], rules: { "@typescript-eslint/no-require-imports": "off" } }
)
