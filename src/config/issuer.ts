// An issuer whose tokens count, as the environment describes it.
import { z } from "zod";
import { allowedAlgorithms, tokenTypes } from "../core/token-forms.ts";

const claimName = z.string().min(1).max(100);

export const issuer = z
  .strictObject({
    issuer: z.string().min(1),
    audience: z.string().min(1),
    jwksUrl: z.url().optional(),
    algorithms: z.array(z.enum(allowedAlgorithms)).min(1).optional(),
    types: z.array(z.enum(tokenTypes)).min(1).optional(),
    claims: z.record(claimName, z.string().min(1)).optional(),
    subjectClaim: claimName.optional(),
    serviceClaim: claimName.optional(),
  })
  .refine(({ jwksUrl, issuer: name }) => jwksUrl !== undefined || URL.canParse(name), {
    message: "names no jwksUrl, and is no address at which one is told",
    path: ["issuer"],
  })
  // By the type alone an ID token would do: it is signed by the same key, and says as much of its subject.
  .refine(({ types = [], claims = {} }) => !types.includes("JWT") || Object.keys(claims).length > 0, {
    message:
      'takes the type JWT: name in `claims` what its access tokens alone say (Keycloak: {"typ":"Bearer"})',
    path: ["claims"],
  });

export type Issuer = z.infer<typeof issuer>;

/** Signing keys fetched in the clear could be anybody's: RFC 8725 §3, RFC 8414 §6. */
export const fetchedFrom = ({ jwksUrl, issuer: name }: Issuer): string => jwksUrl ?? name;
