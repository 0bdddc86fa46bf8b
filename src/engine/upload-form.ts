// What an upload must be by its form, and in which pieces it is taken. Pure.
import { TongchouError } from "../core/errors.ts";
import { mediaTypeOf, mediaTypes } from "../core/media-types.ts";
import { normalText } from "../core/text.ts";

/** Bytes of a part. */
const partBytes = 256 * 1024;
const longestName = 120;
/** A way to elsewhere, or what nobody sees; as the rule `attachment_file_name` has it. */
const oddName = /^\.|[/\\:*?"<>|]|\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u;

export const noUploads = new TongchouError("FORBIDDEN", "No command that you may give takes an upload.");

export const wrong = (message: string): TongchouError => new TongchouError("BAD_USER_INPUT", message);

export function readName(said: string): string {
  const name = normalText(said);
  if (name.trim() === "" || [...name].length > longestName || oddName.test(name))
    throw wrong(
      `A file's name has 1 to ${longestName} letters, nothing of a path and nothing that is not seen: say it in x-tongchou-file-name, percent-encoded.`,
    );
  return name;
}

/** Its code, by its own first bytes, and as it was declared. */
export function sniffed(head: Buffer, declared: string): string {
  const type = mediaTypeOf(head);
  if (type === undefined)
    throw wrong(
      `An upload is one of ${mediaTypes.map(({ mime }) => mime).join(", ")}, by its own first bytes.`,
    );
  if (type.mime !== declared)
    throw wrong(`The upload is declared as another format than it is: ${type.mime}.`);
  return type.code;
}

/** Each part is gone with the next: whatever sizes the bytes come in, an upload holds the memory of one part. */
export async function* inParts(body: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const held = Buffer.allocUnsafeSlow(partBytes);
  let size = 0;
  for await (const chunk of body) {
    for (let from = 0; from < chunk.length; ) {
      const copied = chunk.copy(held, size, from);
      from += copied;
      size += copied;
      if (size < partBytes) continue;
      yield held;
      size = 0;
    }
  }
  if (size > 0) yield held.subarray(0, size);
}
