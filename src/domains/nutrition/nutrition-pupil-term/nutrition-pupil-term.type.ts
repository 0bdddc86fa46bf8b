import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { inSchoolYear } from "../../reference/index.ts";
import { nutritionPupilTerm } from "./nutrition-pupil-term.table.ts";

@Entity({
  duties: ["三(八)-8"],
  table: nutritionPupilTerm,
  plural: "nutritionPupilTerms",
  term: "学生营养改善情况",
  description: "Whether one pupil was eligible and fed in one term: makes the uncovered pupils a list.",
  owner: "school",
  classification: "L4",
  sharing: "conditional",
  source: "三(八)",
  shares: [inSchoolYear],
})
export class NutritionPupilTerm {
  @Column(nutritionPupilTerm.studentId, { term: "学籍标识", description: "School record." })
  studentId!: string;
  @Column(nutritionPupilTerm.termSchoolId, {
    term: "当期学校标识",
    description: "School that arranged the meals of the term.",
  })
  termSchoolId!: string;
  @Column(nutritionPupilTerm.term, { term: "学期", description: "Autumn or spring." })
  term!: string;
  @Column(nutritionPupilTerm.eligible, {
    term: "应享受",
    description: "Whether the programme is for this pupil.",
  })
  eligible!: boolean;
  @Column(nutritionPupilTerm.covered, { term: "已享受", description: "Whether the pupil was fed." })
  covered!: boolean;
  @Column(nutritionPupilTerm.reasonUncovered, {
    term: "未享受原因",
    description:
      "Why an eligible pupil was not fed; set for exactly those. A medical reason is health data: counts of it come from the declared cube.",
  })
  reasonUncovered!: string;
  @ToOne("Student", "studentId", {
    term: "学籍",
    description: "School record.",
    inverse: {
      name: "nutritionTerms",
      usual: 4,
      term: "营养改善情况",
      description: "Nutrition coverage term by term.",
    },
  })
  student!: unknown;
  @ToOne("School", "termSchoolId", {
    term: "当期学校",
    description: "School that arranged the meals of the term.",
  })
  termSchool!: unknown;
}
