// The formats that may be uploaded, told by their first bytes and by nothing that anybody says of them. Four fixed signatures at
// the first byte: a library of all formats looks further in, and would take for a PDF what a browser takes for a page.

export interface MediaType {
  /** As it is stored. */
  readonly code: string;
  readonly mime: string;
  readonly extension: string;
  readonly begins: (head: Buffer) => boolean;
}

const says = (head: Buffer, at: number, text: string): boolean =>
  head.toString("latin1", at, at + text.length) === text;

export const mediaTypes: readonly MediaType[] = [
  {
    code: "pdf",
    mime: "application/pdf",
    extension: "pdf",
    begins: (head) => /^%PDF-[12]\.\d[\r\n ]/.test(head.toString("latin1", 0, 9)),
  },
  {
    code: "png",
    mime: "image/png",
    extension: "png",
    begins: (head) => says(head, 0, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
  },
  { code: "jpeg", mime: "image/jpeg", extension: "jpg", begins: (head) => says(head, 0, "\xff\xd8\xff") },
  {
    code: "webp",
    mime: "image/webp",
    extension: "webp",
    begins: (head) => says(head, 0, "RIFF") && says(head, 8, "WEBPVP8"),
  },
];

export const mediaTypeOf = (head: Buffer): MediaType | undefined =>
  mediaTypes.find(({ begins }) => begins(head));
