export * from "./large-class.table.ts";
export * from "./large-class.type.ts";
export * from "./large-class-cube.type.ts";
export * from "./large-class-cube.view.ts";
export * from "./large-classes.codes.ts";
