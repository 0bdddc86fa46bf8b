// The GraphiQL page. Runs in the browser; whatever it keeps, it keeps in this tab's session storage only.
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import "graphiql/style.css";
import { StrictMode, useEffect, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { createFetcher } from "./fetcher.js";
import { ActingRole, GUIDE_PLUGIN } from "./guide-panel.jsx";
import { IdentityBar } from "./identity-bar.jsx";
import { askStanding, rejectedIn } from "./standing.js";
import "./page.css";

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(WORKERS[label] ?? WORKERS.editor, { name: label }),
};

const defaultQuery = `# 统筹 · Ctrl-Enter 执行
# 无令牌即社会公众；文档只列当前角色可用的内容。左侧可按中文名查找字段，并有本角色的示例问题。
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

const plugins = [GUIDE_PLUGIN, HISTORY_PLUGIN];

/** Who the identity is here; null until it is known. A token that is refused later is told, too. */
function useStanding(identity) {
  const [known, setKnown] = useState({ identity: null, standing: null });
  useEffect(() => {
    let current = true;
    askStanding(identity).then((standing) => current && setKnown({ identity, standing }));
    return () => {
      current = false;
    };
  }, [identity]);
  const fetcher = useMemo(
    () =>
      createFetcher(identity, (answer) => {
        const refusal = rejectedIn(answer);
        if (refusal !== null) setKnown({ identity, standing: { refusal } });
      }),
    [identity],
  );
  return { standing: known.identity === identity ? known.standing : null, fetcher };
}

function Page() {
  const [identity, setIdentity] = useState(readIdentity);
  const [applied, setApplied] = useState(0);
  const { standing, fetcher } = useStanding(identity);
  const apply = (next) => {
    sessionStorage.setItem(sessionKey, JSON.stringify(next));
    setIdentity(next);
    setApplied(applied + 1);
  };
  // Another identity has another schema: the key makes GraphiQL start over and introspect again.
  return (
    <ActingRole value={standing?.me?.role ?? null}>
      <IdentityBar identity={identity} standing={standing} onApply={apply} />
      <main>
        <GraphiQL
          key={applied}
          fetcher={fetcher}
          storage={sessionStorage}
          plugins={plugins}
          visiblePlugin={GUIDE_PLUGIN}
          defaultQuery={defaultQuery}
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
    </ActingRole>
  );
}

createRoot(document.getElementById("page")).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
