// Beside the editor: the view searched by Chinese terms, and questions that the acting role's department asks.
import { DOC_EXPLORER_PLUGIN, useDocExplorerActions } from "@graphiql/plugin-doc-explorer";
import { pick, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { isEnumType } from "graphql";
import { createContext, useContext, useDeferredValue, useMemo, useState } from "react";
import { entriesOf, find, mostFound, selectionText } from "./find.js";
import { samples } from "./samples.js";

/** The role that requests act in; null: none. */
export const ActingRole = createContext(null);

const uncommented = (text) => text.replace(/#.*$/gm, "").trim();

/** At the cursor, over what is marked. */
function insert(editor, text) {
  const [selection] = editor.getSelections() ?? [];
  editor.executeEdits("guide", [{ range: selection ?? editor.getModel().getFullModelRange(), text }]);
  editor.focus();
}

function Found({ entry, schema }) {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const { setVisiblePlugin } = useGraphiQLActions();
  const documentation = useDocExplorerActions();
  const { coordinate, term, type, member } = entry;
  const isField = member !== null && !isEnumType(type);
  const show = () => {
    documentation.reset();
    documentation.push({ name: type.name, def: type });
    if (isField) documentation.push({ name: member.name, def: member });
    setVisiblePlugin(DOC_EXPLORER_PLUGIN);
  };
  const add = () => {
    const isEmpty = uncommented(queryEditor.getValue()) === "";
    if (isEmpty) queryEditor.setValue("");
    insert(queryEditor, selectionText(schema, entry, isEmpty));
  };
  return (
    <li>
      <button type="button" className="found" onClick={show} title="查看文档">
        <b>{term}</b> <code>{coordinate}</code>
      </button>
      {isField && (
        <button
          type="button"
          className="add"
          onClick={add}
          title="插入到光标处"
          aria-label={`插入 ${coordinate}`}
        >
          插入
        </button>
      )}
    </li>
  );
}

function Search() {
  const schema = useGraphiQL((state) => state.schema);
  const entries = useMemo(() => (schema ? entriesOf(schema) : []), [schema]);
  const [text, setText] = useState("");
  const asked = useDeferredValue(text);
  const found = useMemo(() => find(entries, asked), [entries, asked]);
  return (
    <section>
      <input
        type="search"
        name="find"
        value={text}
        placeholder="中文名或英文名，例如：办公电话"
        aria-label="查找类型和字段"
        onChange={(event) => setText(event.target.value)}
      />
      {asked.trim() !== "" && (
        <p role="status">
          {found.length === 0 ? "当前角色的模式中没有。" : `${found.length} 项`}
          {found.length > mostFound && `，显示前 ${mostFound} 项`}
        </p>
      )}
      <ul className="results">
        {found.slice(0, mostFound).map((entry) => (
          <Found key={entry.coordinate} entry={entry} schema={schema} />
        ))}
      </ul>
    </section>
  );
}

/** Questions of the role, then the commands that it may give. */
const offersOf = (role) => [
  ...(QUESTIONS[role] ?? []),
  ...(samples[role] === undefined
    ? []
    : [
        {
          title: "写入：先试运行 Commands, tried first",
          text: samples[role],
          variables: "{}",
          purpose: null,
        },
      ]),
];

function Samples() {
  const role = useContext(ActingRole);
  const editors = useGraphiQL(pick("queryEditor", "variableEditor", "headerEditor"));
  const { addTab } = useGraphiQLActions();
  const open = ({ text, variables, purpose }) => {
    addTab();
    editors.queryEditor.setValue(text);
    editors.variableEditor.setValue(variables === "{}" ? "" : JSON.stringify(JSON.parse(variables), null, 2));
    if (purpose !== null)
      editors.headerEditor.setValue(JSON.stringify({ "x-tongchou-purpose": purpose }, null, 2));
  };
  if (role === null) return null;
  return (
    <section>
      <h3>
        示例问题 <code>{role}</code>
      </h3>
      <ul className="samples">
        {offersOf(role).map((offer) => (
          <li key={offer.text}>
            <button type="button" onClick={() => open(offer)}>
              {offer.title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Panel() {
  return (
    <div className="guide">
      <h2>查找与示例</h2>
      <Search />
      <Samples />
    </div>
  );
}

function Icon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5 5" />
    </svg>
  );
}

export const GUIDE_PLUGIN = { title: "查找与示例", icon: Icon, content: Panel };
