// What the suite's template database holds: the same that a first start makes.
import { migrate } from "../../src/database/migrate.ts";

export async function prepareTemplate({ adminUrl }: { adminUrl: string; runtimeUrl: string }): Promise<void> {
  await migrate(adminUrl);
}
