// Teachers who may ask for themselves and their classes: the planted ones.
import { developmentSubject } from "../../identity/development-subject.ts";
import { plantedTeachers } from "../teachers/planted.ts";
import { plantedPeople } from "./planted.ts";
import { asTeacher, type SamplePerson } from "./sample-person.ts";

export function teachers(): readonly SamplePerson[] {
  const teacher = (subject: string, { id, name }: { id: string; name: string }): SamplePerson => ({
    subject,
    displayName: name,
    roles: [{ role: "teacher", scope: asTeacher(id) }],
  });
  const { homeroom, ...others } = plantedTeachers;
  return [
    teacher(plantedPeople.teacher, homeroom),
    ...Object.values(others).map((other) =>
      teacher(developmentSubject({ role: "teacher", person: other.key }), other),
    ),
  ];
}
