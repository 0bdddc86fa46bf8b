// A process that opens the embedded database and stays: started by embedded-database.test.ts.
import { loadConfig } from "../../src/config.ts";
import { openDatabase } from "../../src/database/index.ts";

await openDatabase(loadConfig({ TONGCHOU_DATA_DIR: process.argv[2] }), () => {});
process.send?.("open");
setInterval(() => {}, 60_000);
