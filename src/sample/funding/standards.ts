// Documents and standards of the sample: two generations of each, so that a day has one standard and a change is seen.
import { labelled } from "../writing/ids.ts";
import {
  type CountedItem,
  fundingDocuments,
  fundStandards,
  hundredPupils,
  type Stage,
  standardYuan,
} from "./planted.ts";
import type { FundingTables } from "./tables.ts";

/** In yuan, before 2023. The high-cold item was higher: the only fall, and it says why. */
const earlierYuan: Readonly<Record<CountedItem, Readonly<Record<Stage, number>>>> = {
  base: { primary: 600, junior: 800 },
  boarding: { primary: 200, junior: 200 },
  "special-education": { primary: 6000, junior: 6000 },
  "small-school": { primary: 600, junior: 800 },
  "high-cold": { primary: 300, junior: 300 },
};

const firstDay = "2016-01-01";
const changeDay = "2023-01-01";
const floorPermille = 50;

/** What was proposed, adopted and not, before the standards of today; and what waits for finance. */
function addProposals({ fundStandardProposal }: FundingTables): void {
  const waits = { decision: "proposed", decidedOn: null, decidedBy: null, decisionNote: null };
  const decided = { decidedOn: "2022-11-20", decidedBy: "财政经办（示例）" };
  const proposals = [
    { item: "base", yuan: 650, ...decided, decision: "adopted", decisionNote: "自2023年起执行（示例）" },
    { item: "boarding", yuan: 400, ...decided, decision: "declined", decisionNote: "财力所限（示例）" },
    { item: "high-cold", yuan: 320, ...waits },
  ];
  for (const { item, yuan, ...decision } of proposals)
    fundStandardProposal.add({
      ...labelled(`fund standard proposal ${item}`),
      ...decision,
      item,
      stage: "primary",
      townshipId: null,
      amountFen: yuan * 100,
      fromDay: changeDay,
      reason: "运转成本上升（示例）",
      proposedOn: "2022-10-10",
      proposedBy: "教育经办（示例，finance）",
    });
}

export function addStandards(tables: FundingTables): void {
  const { policyDocument, fundStandard } = tables;
  addProposals(tables);
  const issued = { issuer: "示例财政部门", supersededById: null };
  policyDocument.add({
    ...labelled("funding document current"),
    ...issued,
    number: "示例财教〔2022〕88号",
    title: "关于提高生均公用经费标准的通知（示例）",
    issuedOn: "2022-12-05",
  });
  policyDocument.add({
    ...labelled("funding document first"),
    ...issued,
    number: "示例财教〔2015〕67号",
    title: "关于完善城乡义务教育经费保障机制的通知（示例）",
    issuedOn: "2015-12-10",
    supersededById: fundingDocuments.current,
  });
  policyDocument.add({
    ...labelled("funding document allocation"),
    ...issued,
    number: "示例财预〔2025〕3号",
    title: "关于下达公用经费的通知（示例）",
    issuedOn: "2025-01-08",
  });
  for (const item of Object.keys(fundStandards) as CountedItem[]) {
    for (const stage of ["primary", "junior"] as const) {
      const common = {
        item,
        stage,
        townshipId: null,
        minimumPupils: item === "small-school" ? hundredPupils : null,
        trainingFloorPermille: item === "base" ? floorPermille : null,
      };
      fundStandard.add({
        ...labelled(`fund standard before ${item} ${stage}`),
        ...common,
        amountFen: earlierYuan[item][stage] * 100,
        changeNote: null,
        documentId: fundingDocuments.first,
        validFrom: firstDay,
        validTo: changeDay,
      });
      fundStandard.add({
        ...common,
        id: fundStandards[item][stage],
        createdAt: labelled("").createdAt,
        amountFen: standardYuan[item][stage] * 100,
        changeNote: item === "high-cold" ? "取暖改由专项安排，标准相应下调（示例）" : null,
        documentId: fundingDocuments.current,
        validFrom: changeDay,
        validTo: null,
      });
    }
  }
}
