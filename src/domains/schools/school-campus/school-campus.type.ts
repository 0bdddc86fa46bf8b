import { Column, Entity } from "../../../catalogue/index.ts";
import { lasting, ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../of-school.ts";
import { schoolCampus } from "./school-campus.table.ts";

@Entity({
  duties: ["三(一)-10"],
  table: schoolCampus,
  plural: "schoolCampuses",
  term: "校区",
  description: "A site at which a school teaches over a period; a school of one site needs none.",
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "三(一)",
  shares: [
    ofSchool({
      inverse: { name: "campuses", usual: 5, term: "校区", description: "Its campuses, by period." },
    }),
    ofTownship(),
    lasting,
  ],
})
export class SchoolCampus {
  @Column(schoolCampus.name, { term: "校区名称", description: "Name of the campus." })
  name!: string;
  @Column(schoolCampus.main, { term: "主校区", description: "Whether it is the main campus." })
  main!: boolean;
  @Column(schoolCampus.site, { term: "校址", description: "Where it lies." })
  site!: string;
}
