// Row rules of closed figures: whoever may count a thing may know what was counted of it.
import { isOwnSchool, type Rule } from "./links.ts";

const measured =
  (...words: readonly string[]): Rule =>
  (_world, _scope, row) =>
    words.includes(String(row.measure).split("-")[0] ?? "");
const classes: Rule = (_world, _scope, row) => String(row.measure).startsWith("class-size");
const quotas = measured("quota");
const funds = measured("funds");
const meals = measured("meals");
const own =
  (rule: Rule): Rule =>
  (world, scope, row) =>
    isOwnSchool(world, scope, row.schoolId) && rule(world, scope, row);

export const pastRules = {
  "a closed class": classes,
  "a closed class of own school": own(classes),
  "a closed quota": quotas,
  "a closed quota of own school": own(quotas),
  "closed funds": funds,
  "closed funds of own school": own(funds),
  "closed meals": meals,
  "closed meals of own school": own(meals),
  "closed rotation": measured("rotation"),
  "closed totals": measured("rotation", "classes", "pupils", "closing"),
  "closed indicators": measured("rotation", "classes", "pupils", "quota", "closing"),
} as const satisfies Readonly<Record<string, Rule>>;
