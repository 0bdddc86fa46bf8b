export * from "./definitions.ts";
export { Column, Computed, Entity, Secret, ToMany, ToOne } from "./entity.decorators.ts";
export { Catalogue, loadCatalogue } from "./registry.ts";
export { verifyCatalogue } from "./verify-catalogue.ts";
