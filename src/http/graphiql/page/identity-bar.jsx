// Who asks: access token, role and purpose of the page's requests. Holds them only until they are applied.
import { useState } from "react";

const fields = [
  { name: "token", label: "令牌", hint: "访问令牌（不含 Bearer）", type: "password" },
  { name: "role", label: "角色", hint: "education-officer", type: "text" },
  { name: "purpose", label: "用途", hint: "可空", type: "text" },
];

export function IdentityBar({ identity, onApply }) {
  const [draft, setDraft] = useState(identity);
  const submit = (event) => {
    event.preventDefault();
    const trimmed = Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, value.trim()]));
    onApply({ ...trimmed, token: trimmed.token.replace(/^Bearer\s+/i, "") });
  };
  const changed = fields.some(({ name }) => draft[name] !== identity[name]);
  return (
    <form className="identity" onSubmit={submit} autoComplete="off">
      <strong>统筹</strong>
      {fields.map(({ name, label, hint, type }) => (
        <label key={name} className={name}>
          {label}
          <input
            name={name}
            type={type}
            value={draft[name]}
            placeholder={hint}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
          />
        </label>
      ))}
      <button type="submit" className={changed ? "changed" : undefined}>
        应用
      </button>
      <span className="acting">
        {identity.token === ""
          ? "当前：社会公众"
          : `当前：${identity.role === "" ? "令牌的唯一角色" : identity.role}`}
      </span>
    </form>
  );
}
