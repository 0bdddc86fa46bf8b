// The people bound to a township or a village: township offices, police stations, village committees.
import { developmentSubject } from "../../identity/development-subject.ts";
import { townshipPlaces } from "../reference/divisions.ts";
import { plantedPeople } from "./planted.ts";
import { inTownship, inVillage, type SamplePerson } from "./sample-person.ts";

export function peopleOfPlaces(): readonly SamplePerson[] {
  const police = "police-officer";
  const names = townshipPlaces.map(({ name }) => name);
  return [
    ...names.map(
      (name): SamplePerson => ({
        subject: developmentSubject({ role: "township-officer", township: name }),
        displayName: `${name}经办（示例）`,
        roles: [{ role: "township-officer", scope: inTownship(name) }],
      }),
    ),
    // A station as the township it answers for; which stations there really are is not in the public facts.
    ...names.map(
      (name): SamplePerson => ({
        subject: developmentSubject({ role: police, township: name }),
        displayName: `${name}示例派出所民警`,
        roles: [{ role: police, scope: inTownship(name) }],
      }),
    ),
    {
      subject: plantedPeople.twoStations,
      displayName: "两乡示例派出所民警",
      roles: ["五通乡", "麻柳乡"].map((name) => ({ role: police, scope: inTownship(name) })),
    },
    {
      subject: plantedPeople.policeBureau,
      displayName: "区公安局民警（示例）",
      roles: names.map((name) => ({ role: police, scope: inTownship(name) })),
    },
    ...townshipPlaces.flatMap(({ name, villages }) =>
      villages.map(
        (village): SamplePerson => ({
          subject: developmentSubject({ role: "village-committee", township: name, village: village.name }),
          displayName: `${name}${village.name}村(居)委会（示例）`,
          roles: [{ role: "village-committee", scope: inVillage(village.id) }],
        }),
      ),
    ),
  ];
}
