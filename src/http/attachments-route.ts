// /attachments: an upload's bytes come in, an attachment's bytes go out. Never reads them, and never says why one is not there.
import { Readable } from "node:stream";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { TongchouError } from "../core/errors.ts";
import { refuseOtherMethods } from "./allowed-methods.ts";
import { type Identification, type Identified, identified, identifyWith } from "./identification.ts";

export interface UploadHandles {
  readonly mostBytes: number;
  receive(
    asking: Identified,
    declared: { readonly fileName: string; readonly mime: string; readonly body: AsyncIterable<Buffer> },
  ): Promise<object>;
  send(
    asking: Identified,
    id: string,
  ): Promise<{
    readonly fileName: string;
    readonly mediaType: { readonly mime: string; readonly extension: string };
    readonly sizeBytes: number;
    readonly parts: AsyncIterable<Buffer>;
  }>;
}

const nameHeader = "x-tongchou-file-name";
const json = "application/json; charset=utf-8";

export function registerAttachments(
  fastify: FastifyInstance,
  identification: Identification,
  handles: UploadHandles | undefined,
): void {
  if (handles === undefined) return;
  const onRequest = identifyWith(identification);
  fastify.register(async (scope) => {
    // Whatever it is called: what it is, its bytes say. They are handed on as they come.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    scope.route({
      method: "POST",
      url: "/attachments",
      onRequest,
      handler: async (request, reply) => {
        const bytes = Number(request.headers["content-length"] ?? 0);
        if (bytes > handles.mostBytes)
          throw new TongchouError("PAYLOAD_TOO_LARGE", `An upload has ${handles.mostBytes} bytes at most.`);
        // Whoever is refused midway is told so: the connection is not cut with the reading.
        const body = (request.body instanceof Readable ? request.body : Readable.from([])).iterator({
          destroyOnReturn: false,
        });
        const mime = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
        const declared = { fileName: nameIn(request), mime, body };
        try {
          const received = await handles.receive(identified(request, reply), declared);
          return reply.code(201).type(json).send(received);
        } catch (error) {
          // Of what broke off nothing is left, and nobody is told.
          if (reply.raw.destroyed || request.raw.errored !== null) return reply.hijack();
          throw error;
        }
      },
    });
    scope.route<{ Params: { readonly id: string } }>({
      method: "GET",
      url: "/attachments/:id",
      onRequest,
      handler: async (request, reply) => {
        const { fileName, mediaType, sizeBytes, parts } = await handles.send(
          identified(request, reply),
          request.params.id,
        );
        if (reply.raw.destroyed) return reply.hijack();
        return reply
          .type(mediaType.mime)
          .header("content-length", String(sizeBytes))
          .header("content-disposition", disposition(fileName, mediaType.extension))
          .header("cache-control", "private, no-store")
          .header("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
          .header("accept-ranges", "none")
          .send(Readable.from(parts));
      },
    });
  });
  refuseOtherMethods(fastify, "/attachments", ["POST"]);
  refuseOtherMethods(fastify, "/attachments/:id", ["GET"]);
}

/** Headers carry no letters of other scripts: percent-encoded UTF-8. */
function nameIn(request: FastifyRequest): string {
  try {
    return decodeURIComponent(String(request.headers[nameHeader] ?? ""));
  } catch {
    return "";
  }
}

/** RFC 6266: never shown in the page; for old clients a name without a letter of the person's. */
const disposition = (name: string, extension: string): string =>
  `attachment; filename="attachment.${extension}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
