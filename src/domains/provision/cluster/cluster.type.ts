// Clusters of schools and their members: published facts.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { lasting, ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { clusterMember, schoolCluster } from "./cluster.table.ts";

const published = {
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "三(三); 三(四)",
} as const;

@Entity({
  ...published,
  duties: ["三(三)-2", "三(三)-3", "三(四)-10"],
  table: schoolCluster,
  plural: "schoolClusters",
  term: "办学共同体",
  description: "A group, alliance, integrated school or pairing under one lead school.",
  shares: [lasting],
})
export class SchoolCluster {
  @Column(schoolCluster.name, { term: "名称", description: "Name." })
  name!: string;
  @Column(schoolCluster.kind, {
    term: "类型",
    description: "Group, alliance, integrated school or pairing.",
  })
  kind!: string;
  @Column(schoolCluster.leadSchoolId, { term: "牵头学校标识", description: "School that leads it." })
  leadSchoolId!: string;
  @Column(schoolCluster.agreementId, { term: "协议文件标识", description: "Agreement it rests on." })
  agreementId!: string;
  @ToOne("School", "leadSchoolId", {
    term: "牵头学校",
    description: "School that leads it.",
    inverse: {
      name: "ledClusters",
      usual: 5,
      term: "牵头共同体",
      description: "Clusters it leads.",
      source: "三(四)",
    },
  })
  leadSchool!: unknown;
  @ToOne("PolicyDocument", "agreementId", { term: "协议文件", description: "Agreement it rests on." })
  agreement!: unknown;
}

@Entity({
  ...published,
  duties: ["三(三)-2", "三(三)-3", "三(四)-10"],
  table: clusterMember,
  plural: "clusterMembers",
  term: "共同体成员",
  description: "A school's membership of a cluster over a period.",
  roots: ["list", "aggregate"],
  shares: [
    ofSchool({
      inverse: {
        name: "clusterMemberships",
        usual: 5,
        term: "参加共同体",
        description: "Clusters it is a member of.",
        source: "三(四)",
      },
    }),
    ofTownship(),
    lasting,
  ],
})
export class ClusterMember {
  @Column(clusterMember.clusterId, { term: "共同体标识", description: "Cluster." })
  clusterId!: string;
  @ToOne("SchoolCluster", "clusterId", {
    term: "共同体",
    description: "Cluster.",
    inverse: {
      name: "members",
      usual: 10,
      term: "成员学校",
      description: "Members beside the lead, with their periods.",
    },
  })
  cluster!: unknown;
}
