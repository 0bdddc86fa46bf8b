// The GraphiQL page. Runs in the browser; whatever it keeps, it keeps in this tab's session storage only.
import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import { StrictMode, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { createFetcher } from "./fetcher.js";
import { IdentityBar } from "./identity-bar.jsx";
import { samples } from "./samples.js";
import "./page.css";

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(WORKERS[label] ?? WORKERS.editor, { name: label }),
};

const defaultQuery = `# 统筹 · Ctrl-Enter 执行
# 无令牌即社会公众；文档只列当前角色可用的内容。
query Schools {
  schools(first: 5) {
    totalCount
    nodes {
      id
      name
    }
  }
}
`;

const defaultHeaders = `{
  // 上方的令牌、角色、用途会自动加入；这里写的优先。
  // "Authorization": "Bearer <token>",
  // "x-tongchou-role": "education-officer",
  // "x-tongchou-purpose": "<purpose>"
}
`;

const sessionKey = "tongchou:identity";
const nobody = { token: "", role: "", purpose: "" };

function readIdentity() {
  try {
    return { ...nobody, ...JSON.parse(sessionStorage.getItem(sessionKey) ?? "{}") };
  } catch {
    return nobody;
  }
}

function Page() {
  const [identity, setIdentity] = useState(readIdentity);
  const [applied, setApplied] = useState(0);
  const fetcher = useMemo(() => createFetcher(identity), [identity]);
  const apply = (next) => {
    sessionStorage.setItem(sessionKey, JSON.stringify(next));
    setIdentity(next);
    setApplied(applied + 1);
  };
  // Another identity has another schema: the key makes GraphiQL start over and introspect again.
  return (
    <>
      <IdentityBar identity={identity} onApply={apply} />
      <main>
        <GraphiQL
          key={applied}
          fetcher={fetcher}
          storage={sessionStorage}
          defaultQuery={samples[identity.role] ?? defaultQuery}
          defaultHeaders={defaultHeaders}
          defaultEditorToolsVisibility="variables"
          schemaDescription
          inputValueDeprecation
          shouldPersistHeaders={false}
          showPersistHeadersSettings={false}
        >
          <GraphiQL.Logo>{null}</GraphiQL.Logo>
        </GraphiQL>
      </main>
    </>
  );
}

createRoot(document.getElementById("page")).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
