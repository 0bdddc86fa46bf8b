// So that `npx vitest` finds the suite's settings.
export { default } from "./tests/vitest.config.ts";
