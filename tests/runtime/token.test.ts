// `token` for whom there is none.
import { expect, test } from "vitest";
import { runToken } from "../../src/cli/token.ts";
import { loadConfig } from "../../src/config.ts";

test("the public has no token: the command says so, with its usage, before it opens anything", async () => {
  const nowhere = loadConfig({ TONGCHOU_DATA_DIR: "/dev/null/none" });
  await expect(runToken(["--role", "public"], nowhere)).rejects.toThrow(
    /^the public has no token: it asks without one\nusage: token /,
  );
});
