// Who gives commands over HTTP, and what comes back when it goes wrong.
import { developmentSubject } from "../../../src/identity/development-subject.ts";
import type { Ask, Reply } from "../../support/test-app.ts";

/** No record has it. */
export const nowhere = "00000000-0000-7000-8000-000000000000";

export const errorOf = ({ json, status }: Reply) => ({ status, ...json.errors?.[0]?.extensions });

export const registrar = (school: { readonly officialCode: string }, duty?: string): Ask => ({
  as: developmentSubject({
    role: "school-registrar",
    school: school.officialCode,
    ...(duty !== undefined && { duty }),
  }),
});
