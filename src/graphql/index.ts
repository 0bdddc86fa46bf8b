export { type BuiltSchema, buildTongchouSchema } from "./build-schema.ts";
export { printForFile } from "./print-schema.ts";
export { roleView } from "./role-view.ts";
export { GraphqlServers } from "./servers.ts";
export { isViewForm, printRoleView, type ViewForm, viewForms } from "./view-forms.ts";
