// What a paper of the sample holds: a PDF of one page, or a PNG of one colour, that any reader opens. No made-up child has a real one.
import { crc32, deflateSync } from "node:zlib";

const header = "%PDF-1.4\n";

/** One page with one line, which names the paper. ASCII alone: a byte is a letter. */
function pdf(line: string): Buffer {
  const text = `BT /F1 18 Tf 72 720 Td (${line}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ].map((body, at) => `${at + 1} 0 obj\n${body}\nendobj\n`);
  const places = objects.map((_, at) => header.length + objects.slice(0, at).join("").length);
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const body = `${header}${objects.join("")}`;
  const size = objects.length + 1;
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

const side = 16;

/** A square of the colour that the name comes to, with the name beside it. */
function png(name: string): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(side);
  size.writeUInt32BE(side, 4);
  // Eight bits a channel, red, green and blue.
  size.set([8, 2], 8);
  const colour = Buffer.alloc(4);
  colour.writeUInt32BE(crc32(name));
  const line = Buffer.concat([Buffer.of(0), ...Array.from({ length: side }, () => colour.subarray(0, 3))]);
  const pixels = Buffer.concat(Array.from({ length: side }, () => line));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", size),
    chunk("tEXt", Buffer.from(`Title\0${name}`, "latin1")),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** By the code of its format; the same for the same id. */
export const paperBytes = { pdf, png } as const;
