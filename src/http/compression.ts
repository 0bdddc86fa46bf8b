// Answers in fewer bytes (br, gzip). Each is one caller's and is compressed by itself: nothing of another caller's stands in it.
// Nobody's browser sends a token by itself, so that no page makes it repeat a secret beside a guess (BREACH).
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import type { FastifyInstance } from "fastify";

/** Below it the headers weigh more. */
const leastBytes = 1024;
/** What is compressed on the spot takes the thread half a millisecond; the rest goes through the pool, piece by piece. */
const atOnceBytes = 16 * 1024;

export async function registerCompression(fastify: FastifyInstance): Promise<void> {
  await fastify.register(compress, {
    encodings: ["br", "gzip"],
    threshold: leastBytes,
    syncThreshold: atOnceBytes,
    customTypes:
      /^(application\/(graphql|json|graphql-response\+json|javascript)|text\/(html|css|javascript))(;|$)/,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    zlibOptions: { level: 6 },
    // A request is as long as it is: what unpacks to more than its bytes is no request of ours.
    globalDecompression: false,
  });
}
