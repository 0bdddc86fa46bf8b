// What is uploaded and what is sent of it. An upload is taken from whoever may give a command that names one; its bytes are sealed
// part by part as they come, and never lie here longer than a part. What is sent is decided as reading the field that holds it, and
// each part is read once more under the asker's ticket.
import { createHash } from "node:crypto";
import { type DocumentNode, type OperationDefinitionNode, parse } from "graphql";
import { uuidv7 } from "uuidv7";
import { type Catalogue, type ColumnField, type EntityType, recordRoot } from "../catalogue/index.ts";
import { printCoordinate } from "../core/coordinate.ts";
import { TongchouError } from "../core/errors.ts";
import { type MediaType, mediaTypes } from "../core/media-types.ts";
import { type BegunUpload, objectKey, partStatement, type Uploads } from "../database/index.ts";
import type { Principal } from "../identity/index.ts";
import { type Asker, decideWriting } from "../policy/index.ts";
import { AtOnce, type AtOnceLimits } from "./at-once.ts";
import type { EngineParts } from "./engine-parts.ts";
import { askItself, assertPerson, confirmAsker, type PathParts } from "./operation-path.ts";
import type { OperationContext, RequestContext } from "./request-context.ts";
import type { Turns } from "./turns.ts";
import { inParts, noUploads, readName, sniffed, wrong } from "./upload-form.ts";

export interface PapersParts {
  readonly path: Pick<PathParts, "engine" | "alarm">;
  readonly execution: EngineParts["execution"];
  readonly uploads: Uploads;
  readonly turns: Turns;
  readonly mostBytes: number;
}

export interface Declared {
  readonly fileName: string;
  /** As the request says it. */
  readonly mime: string;
  readonly body: AsyncIterable<Buffer>;
}

export interface Received {
  readonly id: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly attachBefore: string;
}

export interface Sent {
  readonly fileName: string;
  readonly mediaType: MediaType;
  readonly sizeBytes: number;
  readonly parts: AsyncIterable<Buffer>;
}

/** Price of a part, received or sent. */
const partCost = 2_000;
/** A page sends a few files at once; each holds a part in memory while it comes. */
const mostAtOnce: AtOnceLimits = { what: "uploads", ofOne: 4, ofAll: 160 };
/** Uploads of one person that hang on nothing. */
const mostUnnamed = 10;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether it is not there, or not for the asker: the same words. */
const notThere = (): TongchouError => new TongchouError("NOT_FOUND", "there is no such attachment");

interface Holding {
  readonly entity: EntityType;
  readonly field: ColumnField & { readonly upload: NonNullable<ColumnField["upload"]> };
  readonly document: DocumentNode;
}

/** The one field that holds uploads. */
function holdingOf(catalogue: Catalogue): Holding {
  for (const entity of catalogue.entities.values())
    for (const field of entity.fields.values()) {
      if (field.kind !== "column" || field.upload === undefined) continue;
      const { fileName, mediaType, sizeBytes } = field.upload;
      const document = parse(`query ($id: ID!) { found: ${recordRoot(entity)}(id: $id) {
        fileName: ${fileName} mediaType: ${mediaType} sizeBytes: ${sizeBytes} content: ${field.name} } }`);
      return { entity, field: { ...field, upload: field.upload }, document };
    }
  throw new Error("no field of the catalogue holds uploads");
}

interface Found {
  readonly principal: Principal;
  readonly content: string;
  readonly sizeBytes: number;
  readonly fileName: string;
  readonly mediaType: MediaType;
}

export class Papers {
  private readonly parts: PapersParts;
  private readonly holding: Holding;
  private readonly atOnce = new AtOnce(mostAtOnce);

  get mostBytes(): number {
    return this.parts.mostBytes;
  }

  constructor(parts: PapersParts) {
    this.parts = parts;
    this.holding = holdingOf(parts.path.engine.catalogue);
  }

  /** Throws what is wrong with it; then nothing of it is left. */
  async receive(context: RequestContext, declared: Declared): Promise<Received> {
    assertPerson(context.principal);
    const { personId, role } = context.principal;
    const asker = await this.turn(context, (asking) => confirmAsker(this.parts.path, asking));
    if (personId === null || !this.mayAttach(asker)) {
      const { access } = this.parts.path.engine;
      await this.turn(context, async (asking) => access?.refused(asking, null, noUploads));
      throw noUploads;
    }
    const upload = { id: uuidv7(), personId, role, fileName: readName(declared.fileName) };
    return this.atOnce.run(context.caller, () => this.take(context, asker.role.login, upload, declared));
  }

  private turn<T>(context: RequestContext, work: (asking: OperationContext) => Promise<T>): Promise<T> {
    return this.parts.turns.work(context.caller, context.signal, (turn) => work({ ...context, turn }));
  }

  private mayAttach(asker: Asker): boolean {
    const { entity, field } = this.holding;
    const { type, name } = { type: entity.name, name: field.name };
    return [...this.parts.path.engine.catalogue.commands.values()].some(
      (command) =>
        command.entity === entity &&
        command.input.has(name) &&
        decideWriting(asker, { command: command.name, fields: [{ type, field: name, use: "create" }] })
          .kind === "permit",
    );
  }

  /** Between two parts nobody's turn is taken: a slow line keeps its person from nothing else. */
  private async take(
    context: RequestContext,
    login: string,
    upload: Omit<BegunUpload, "mediaType">,
    { mime, body }: Declared,
  ): Promise<Received> {
    const { uploads, mostBytes } = this.parts;
    const { id } = upload;
    const digest = createHash("sha256");
    let size = 0;
    let nth = 0;
    let mediaType = "";
    try {
      for await (const part of inParts(body)) {
        size += part.length;
        if (size > mostBytes) throw tooLarge(mostBytes);
        if (nth === 0) {
          mediaType = sniffed(part, mime);
          if (!(await uploads.begin({ ...upload, mediaType }, mostUnnamed))) throw tooMany;
        }
        digest.update(part);
        await this.turn(context, (asking) => this.keep(asking, login, { id, nth, part }));
        nth += 1;
      }
      if (nth === 0) throw wrong("The upload is empty.");
      const sha256 = digest.digest("hex");
      const until = await uploads.end(id, size, sha256);
      return { id, mediaType, sizeBytes: size, sha256, attachBefore: until.toISOString() };
    } catch (error) {
      if (mediaType !== "") await uploads.drop(id).catch(() => undefined);
      throw error;
    } finally {
      void uploads.sweep().catch((error) => this.parts.path.alarm("spent papers stay in the store", error));
    }
  }

  private async keep(
    { caller, signal, turn }: OperationContext,
    login: string,
    { id, nth, part }: { readonly id: string; readonly nth: number; readonly part: Buffer },
  ): Promise<void> {
    const { uploads, execution } = this.parts;
    turn.at("queue");
    const entrant = { login: `${login} writes`, cost: partCost, caller, signal };
    const leave = await execution.admission.enter(entrant);
    turn.at("database");
    const { store } = uploads;
    const { secrets, keys } = execution;
    const onRecord = async (again: boolean): Promise<Buffer> => {
      const sealed = secrets.seal(part, { column: "upload_part.cipher", row: `${id}/${nth}` });
      if (await uploads.add(id, nth, store === null ? sealed : null, secrets.writing)) return sealed;
      if (!again) throw new TongchouError("UNAVAILABLE", "Keys are changing at this moment; try again.");
      await keys.look();
      return onRecord(false);
    };
    // On record first: what breaks off behind it is removed from the store as well.
    const sealed = await onRecord(true).finally(leave);
    turn.at("queue");
    await store?.put(objectKey(id, nth), sealed);
  }

  /** What an attachment holds, for whoever may read it. */
  async send(context: RequestContext, id: string): Promise<Sent> {
    const { entity, field } = this.holding;
    if (!uuid.test(id)) throw notThere();
    const { found, first } = await this.turn(context, async (asking) => {
      const found = await this.find(asking, id);
      const first = await this.part(asking, found, 0);
      if (first === null) throw notThere();
      const { personId, role, purpose } = found.principal;
      const coordinate = printCoordinate({ type: entity.name, field: field.name });
      const { policyVersion } = this.parts.path.engine.memoryContext(found.principal, asking.turn);
      if (personId !== null)
        await this.parts.uploads.sent({ personId, role, purpose, coordinate, rowId: id, policyVersion });
      return { found, first };
    });
    const { fileName, mediaType, sizeBytes } = found;
    return { fileName, mediaType, sizeBytes, parts: this.partsOf(context, found, first) };
  }

  private async find(context: OperationContext, id: string): Promise<Found> {
    const { document } = this.holding;
    const operation = document.definitions[0] as OperationDefinitionNode;
    const asked = { document, operation, queryHash: "attachment", variables: { id } };
    const { answer, principal } = await askItself(this.parts.path, asked, context).catch((error: unknown) => {
      const refused = error instanceof TongchouError && refusals.has(error.code);
      throw refused ? notThere() : error;
    });
    const text = Buffer.concat(answer.body.map((piece) => Buffer.from(piece))).toString();
    const { found } = (JSON.parse(text) as { data: { found: Record<string, unknown> | null } }).data;
    const { content, sizeBytes, fileName, mediaType } = found ?? {};
    const known = mediaTypes.find(({ code }) => code.toUpperCase() === mediaType);
    if (typeof content !== "string" || known === undefined) throw notThere();
    return { principal, content, sizeBytes: Number(sizeBytes), fileName: String(fileName), mediaType: known };
  }

  /** On the role's own login: what the asker may not read by now is not there. */
  private async part(
    { caller, signal, turn }: OperationContext,
    { principal, content }: Found,
    nth: number,
  ): Promise<Buffer | null> {
    const {
      path: { engine },
      execution,
    } = this.parts;
    const { login } = engine.asker(principal).role;
    turn.at("queue");
    const ticket = await engine.ticketOf(principal);
    if (ticket === null) return null;
    const costAMinute = principal.service?.costAMinute;
    const leave = await execution.admission.enter({ login, cost: partCost, costAMinute, caller, signal });
    turn.at("database");
    const [row] = await execution
      .sqlFor(login)
      .unsafe<{ cipher: Buffer | null }[]>(partStatement, [ticket, content, nth], {
        prepare: true,
      })
      .finally(leave);
    const { store } = this.parts.uploads;
    turn.at("queue");
    const lies = row?.cipher?.length === 0 ? await fromStore(store, objectKey(content, nth)) : row?.cipher;
    turn.at("thread");
    return lies == null
      ? null
      : execution.secrets.open(lies, { column: "upload_part.cipher", row: `${content}/${nth}` });
  }

  private async *partsOf(context: RequestContext, found: Found, first: Buffer): AsyncIterable<Buffer> {
    yield first;
    for (let sent = first.length, nth = 1; sent < found.sizeBytes; nth += 1) {
      const next = await this.turn(context, (asking) => this.part(asking, found, nth));
      // Taken away meanwhile: the connection is cut, so that nobody takes what came for the whole.
      if (next === null) throw notThere();
      sent += next.length;
      yield next;
    }
  }
}

/** A part and what seals it. */
const mostSealed = 300_000;

/** Of a paper that is on record nobody is told that it is not there: what is not found now is out of reach. */
async function fromStore(store: Uploads["store"], key: string): Promise<Buffer> {
  const bytes = await store?.get(key, mostSealed);
  if (bytes == null)
    throw new TongchouError("UNAVAILABLE", "What papers hold cannot be reached at the moment.");
  return bytes;
}

const refusals: ReadonlySet<string> = new Set([
  "FORBIDDEN",
  "PURPOSE_REQUIRED",
  "NOT_FOUND",
  "GRAPHQL_VALIDATION_FAILED",
]);

const tooLarge = (bound: number): TongchouError =>
  new TongchouError("PAYLOAD_TOO_LARGE", `An upload has ${bound} bytes at most.`, { bound });

const tooMany = new TongchouError(
  "BUDGET_EXHAUSTED",
  `Of the last hour ${mostUnnamed} uploads of yours hang on nothing: attach them first.`,
  { limit: "uploads that hang on nothing", bound: mostUnnamed, retryAfter: 60 },
);
