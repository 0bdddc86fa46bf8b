// What every sample holds at every scale, by name and id, for tests, examples and first steps: the front door to the
// areas' constants. Never loads a table.
export { archivedRows } from "./archived.ts";
export * from "./children/planted.ts";
export * from "./people/planted.ts";
export * from "./schools/planted.ts";
