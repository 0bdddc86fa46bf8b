// `history` of a record: who changed what in it, when and by which command. Of every type that is kept.
import { Int } from "type-graphql";
import { type Catalogue, historyField, isArchivable } from "../catalogue/index.ts";
import {
  addField,
  addFieldResolver,
  addRequiredField,
  generateObject,
  generateResolver,
} from "./generated-class.ts";
import type { Rights } from "./rights.ts";

type Constructor = new () => object;

export function historyResolvers(catalogue: Catalogue, rights: Rights): readonly Constructor[] {
  const history = generateHistory();
  return [...catalogue.entities.values()].filter(isArchivable).map((entity) => {
    const resolver = generateResolver(`${entity.name}History`, entity.target);
    addFieldResolver(resolver, historyField, () => history, {
      description:
        "变更历史. What happened to the record, the latest first, in the fields that the asker may read now.",
      args: [
        { name: "first", type: () => Int, description: "条数. How many changes; 20 if absent." },
        { name: "after", type: () => Int, description: "游标. `endCursor` of the page before." },
      ],
    });
    rights.set(`${entity.name}.${historyField}`, { historyOf: entity.name });
    return resolver;
  });
}

function generateHistory(): Constructor {
  const value = generateObject("ChangedValue", "变更值. A field that a change set.");
  addRequiredField(value, "field", () => String, "字段. Field of the record.");
  addField(value, "old", () => String, "原值. As it was; null where it was empty, and of a secret.");
  addField(value, "new", () => String, "新值. As it became; null where it became empty, and of a secret.");
  addRequiredField(value, "secret", () => Boolean, "密文. Of a secret nothing is kept but that it changed.");
  const change = generateObject(
    "RecordChange",
    "变更. What one command, job or administrator did to the record.",
  );
  addRequiredField(change, "at", () => Date, "时间. When.");
  addRequiredField(change, "operation", () => String, "操作. insert, update or delete.");
  addField(
    change,
    "command",
    () => String,
    "命令. The mutation, or `job:` and the day's work; null of the administrator.",
  );
  addField(change, "request", () => String, "请求标识. Of the request that it came with.");
  addField(change, "person", () => String, "人员. Who; null where no person did it.");
  addField(change, "role", () => String, "角色. In which role.");
  addField(change, "department", () => String, "部门. Of which department.");
  addRequiredField(change, "values", () => [value], "变更值. Of the fields that the asker may read now.");
  const page = generateObject("HistoryPageInfo", "分页信息. Where a page of a history stands.");
  addRequiredField(page, "hasNextPage", () => Boolean, "还有下一页. Whether earlier changes follow.");
  addField(page, "endCursor", () => Int, "结束游标. Of the last change.");
  const history = generateObject("RecordHistory", "变更历史. A page of changes.");
  addRequiredField(history, "nodes", () => [change], "变更. The latest first.");
  addRequiredField(history, "pageInfo", () => page, "分页信息. Where the page stands.");
  addRequiredField(
    history,
    "totalCount",
    () => Int,
    "总数. Changes that the asker is told of, on a page that has some.",
  );
  return history;
}
