// The district's forty townships with the codes of two bodies that agree on six of them: NBS (statistics, 2023
// edition) and MCA (civil affairs, 2025 edition). Public facts; nothing here is generated.

export interface TownshipFact {
  readonly name: string;
  readonly kind: "street" | "town" | "township";
  readonly nbs2023: string;
  readonly mca2025: string;
  /** Name and code before an upgrade, and the last NBS edition that carries them. */
  readonly former?: {
    readonly name: string;
    readonly kind: "town" | "township";
    readonly nbs: string;
    readonly lastEdition: string;
  };
}

export const districtName = "开州区";

export const townshipFacts: readonly TownshipFact[] = [
  { name: "汉丰街道", kind: "street", nbs2023: "500154001", mca2025: "500154001" },
  { name: "文峰街道", kind: "street", nbs2023: "500154002", mca2025: "500154005" },
  { name: "云枫街道", kind: "street", nbs2023: "500154003", mca2025: "500154006" },
  { name: "镇东街道", kind: "street", nbs2023: "500154004", mca2025: "500154003" },
  { name: "丰乐街道", kind: "street", nbs2023: "500154005", mca2025: "500154002" },
  { name: "白鹤街道", kind: "street", nbs2023: "500154006", mca2025: "500154004" },
  { name: "赵家街道", kind: "street", nbs2023: "500154007", mca2025: "500154007" },
  {
    name: "正安街道",
    kind: "street",
    nbs2023: "500154008",
    mca2025: "500154008",
    former: { name: "镇安镇", kind: "town", nbs: "500154101", lastEdition: "2020" },
  },
  { name: "大德镇", kind: "town", nbs2023: "500154100", mca2025: "500154122" },
  { name: "厚坝镇", kind: "town", nbs2023: "500154102", mca2025: "500154101" },
  { name: "金峰镇", kind: "town", nbs2023: "500154103", mca2025: "500154121" },
  { name: "温泉镇", kind: "town", nbs2023: "500154104", mca2025: "500154106" },
  { name: "郭家镇", kind: "town", nbs2023: "500154105", mca2025: "500154103" },
  { name: "白桥镇", kind: "town", nbs2023: "500154106", mca2025: "500154123" },
  { name: "和谦镇", kind: "town", nbs2023: "500154107", mca2025: "500154114" },
  { name: "河堰镇", kind: "town", nbs2023: "500154108", mca2025: "500154113" },
  { name: "大进镇", kind: "town", nbs2023: "500154109", mca2025: "500154100" },
  { name: "谭家镇", kind: "town", nbs2023: "500154110", mca2025: "500154125" },
  { name: "敦好镇", kind: "town", nbs2023: "500154111", mca2025: "500154117" },
  { name: "高桥镇", kind: "town", nbs2023: "500154112", mca2025: "500154120" },
  { name: "九龙山镇", kind: "town", nbs2023: "500154113", mca2025: "500154115" },
  { name: "天和镇", kind: "town", nbs2023: "500154114", mca2025: "500154105" },
  { name: "中和镇", kind: "town", nbs2023: "500154115", mca2025: "500154109" },
  { name: "义和镇", kind: "town", nbs2023: "500154116", mca2025: "500154108" },
  { name: "临江镇", kind: "town", nbs2023: "500154117", mca2025: "500154104" },
  { name: "竹溪镇", kind: "town", nbs2023: "500154118", mca2025: "500154118" },
  { name: "铁桥镇", kind: "town", nbs2023: "500154119", mca2025: "500154107" },
  { name: "南雅镇", kind: "town", nbs2023: "500154120", mca2025: "500154112" },
  { name: "巫山镇", kind: "town", nbs2023: "500154121", mca2025: "500154124" },
  { name: "岳溪镇", kind: "town", nbs2023: "500154122", mca2025: "500154110" },
  { name: "长沙镇", kind: "town", nbs2023: "500154123", mca2025: "500154102" },
  { name: "南门镇", kind: "town", nbs2023: "500154124", mca2025: "500154111" },
  { name: "渠口镇", kind: "town", nbs2023: "500154125", mca2025: "500154119" },
  {
    name: "满月镇",
    kind: "town",
    nbs2023: "500154126",
    mca2025: "500154126",
    former: { name: "满月乡", kind: "township", nbs: "500154200", lastEdition: "2018" },
  },
  {
    name: "雪宝山镇",
    kind: "town",
    nbs2023: "500154127",
    mca2025: "500154127",
    former: { name: "白泉乡", kind: "township", nbs: "500154202", lastEdition: "2018" },
  },
  { name: "关面乡", kind: "township", nbs2023: "500154201", mca2025: "500154203" },
  { name: "麻柳乡", kind: "township", nbs2023: "500154203", mca2025: "500154205" },
  { name: "紫水乡", kind: "township", nbs2023: "500154204", mca2025: "500154206" },
  { name: "三汇口乡", kind: "township", nbs2023: "500154205", mca2025: "500154200" },
  { name: "五通乡", kind: "township", nbs2023: "500154206", mca2025: "500154201" },
];
