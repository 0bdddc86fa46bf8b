// Who asks: access token, role and purpose of the page's requests. Roles and purposes to choose from are those that the API
// names for the token.
import { useState } from "react";
import { rolesIn } from "./standing.js";
import { StandingLine } from "./standing-line.jsx";

/** What is chosen stays to be seen, even where nobody offers it any more. */
const withChosen = (options, chosen) =>
  chosen === "" || options.some(({ value }) => value === chosen)
    ? options
    : [...options, { value: chosen, label: chosen }];

function Choice({ name, label, none, chosen, options, onChoose }) {
  return (
    <label className={name}>
      {label}
      <select name={name} value={chosen} onChange={(event) => onChoose({ [name]: event.target.value })}>
        <option value="">{none}</option>
        {withChosen(options, chosen).map(({ value, label: shown, title }) => (
          <option key={value} value={value} title={title}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  );
}

export function IdentityBar({ identity, standing, onApply }) {
  const [draft, setDraft] = useState(identity.token);
  const token = draft.trim().replace(/^Bearer\s+/i, "");
  // Another person has other roles and purposes.
  const changed = token !== identity.token;
  const apply = (choice) => onApply(changed ? { token, role: "", purpose: "" } : { ...identity, ...choice });
  const roles = rolesIn(standing ?? {}).map(({ role, title }) => ({
    value: role,
    label: title === role ? role : `${title} ${role}`,
  }));
  const purposes = (standing?.me?.purposes ?? []).map(({ purpose, opens }) => ({
    value: purpose,
    label: `${purpose}（${opens.length} 项）`,
    title: opens.join("\n"),
  }));
  const submit = (event) => {
    event.preventDefault();
    apply({});
  };
  return (
    <form className="identity" onSubmit={submit} autoComplete="off">
      <strong>统筹</strong>
      <label className="token">
        令牌
        <input
          name="token"
          type="password"
          value={draft}
          placeholder="访问令牌（不含 Bearer）；空：社会公众"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setDraft(event.target.value)}
        />
      </label>
      <Choice
        name="role"
        label="角色"
        none="唯一角色"
        chosen={identity.role}
        options={roles}
        onChoose={apply}
      />
      <Choice
        name="purpose"
        label="目的"
        none="不声明"
        chosen={identity.purpose}
        options={purposes}
        onChoose={apply}
      />
      <button type="submit" className={changed ? "changed" : undefined}>
        应用
      </button>
      <StandingLine standing={standing} />
    </form>
  );
}
