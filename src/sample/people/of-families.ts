// Guardians, and the organisations that care for assigned children.
import { developmentSubject } from "../../identity/development-subject.ts";
import { plantedChildren, plantedGuardians } from "../children/planted.ts";
import { plantedPeople } from "./planted.ts";
import { asGuardian, forChild, type SamplePerson } from "./sample-person.ts";

export function guardians(otherGuardianIds: readonly string[]): readonly SamplePerson[] {
  const guardian = (person: string, displayName: string, id: string): SamplePerson => ({
    subject: developmentSubject({ role: "guardian", person }),
    displayName,
    roles: [{ role: "guardian", scope: asGuardian(id) }],
  });
  const { threeTownships, officer: _, ...others } = plantedGuardians;
  return [
    { ...guardian("", threeTownships.name, threeTownships.id), subject: plantedPeople.guardian },
    ...Object.values(others).map(({ key, name, id }) => guardian(key, name, id)),
    ...otherGuardianIds.map((id, index) => guardian(`sample-${index + 1}`, `监护人（示例${index + 1}）`, id)),
  ];
}

/** The younger sibling of an assigned child is not assigned. */
export function careOrganisations(): readonly SamplePerson[] {
  const { olderSibling, threeTownships, endedYesterday } = plantedChildren;
  return [
    {
      subject: plantedPeople.careOrganisation,
      displayName: "示例团组织",
      roles: [olderSibling, threeTownships].map(({ id }) => ({
        role: "care-organisation",
        scope: forChild(id),
      })),
    },
    {
      subject: plantedPeople.otherCareOrganisation,
      displayName: "示例妇女组织",
      roles: [{ role: "care-organisation", scope: forChild(endedYesterday.id) }],
    },
  ];
}
