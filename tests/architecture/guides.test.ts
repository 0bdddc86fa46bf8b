// What the guides for frontends say is so: their questions are valid for the role that they name, every error is in them.
import { readFileSync } from "node:fs";
import { parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { errorCodes, statusOf } from "../../src/core/errors.ts";
import { viewForms } from "../../src/graphql/view-forms.ts";
import { readView } from "../support/role-view.ts";

const read = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8");

describe.each(["frontend.md", "frontend.zh.md"])("%s", (name) => {
  const text = read(name);

  test("tells of every error with its status", () => {
    const rows = [...text.matchAll(/^\| (`[A-Z_`、, ]+`) \| ([\d、, ]+) \|/gm)].flatMap(
      ([, codes = "", statuses = ""]) => {
        const each = statuses.match(/\d+/g) ?? [];
        return [...codes.matchAll(/`(\w+)`/g)].map(([, code], index) => [
          code,
          Number(each[index] ?? each[0]),
        ]);
      },
    );
    expect(Object.fromEntries(rows)).toEqual(
      Object.fromEntries(errorCodes.map((code) => [code, statusOf[code]])),
    );
  });

  test("names addresses that are served", () => {
    const named = [...text.matchAll(/4000\/([\w.-]+)/g)].map(([, path = ""]) => path);
    expect(named.filter((path) => path !== "graphql" && !Object.hasOwn(viewForms, path))).toEqual([]);
    expect(named.length).toBeGreaterThan(2);
  });
});

test("both give the same commands", () => {
  const commands = (name: string) => [...read(name).matchAll(/```sh\n(.*?)```/gs)].map(([, text]) => text);
  expect(commands("frontend.zh.md")).toEqual(commands("frontend.md"));
});

test("its questions are valid in the view of the role that it develops as", async () => {
  const text = read("frontend.md");
  const role = /--role ([\w-]+)/.exec(text)?.[1] ?? "";
  const questions = [...text.matchAll(/graphql\(`([^`]+)`\)/g)].map(([, question = ""]) => question);
  expect(questions.length).toBeGreaterThan(0);
  for (const question of questions) expect(validate(await readView(role), parse(question))).toEqual([]);
});
