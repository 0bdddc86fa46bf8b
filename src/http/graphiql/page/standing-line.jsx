// Who am I here: person, roles with their scopes, duties and periods, and what a purpose would open; or why nobody.

const kinds = { district: "全区", public: "公开", township: "乡镇", village: "村", school: "学校" };

function scopeText({ scope, scopeIds }, names) {
  const known = scopeIds.flatMap((id) => names.get(id) ?? []);
  if (known.length > 0) {
    const more = scopeIds.length - known.length;
    return known.slice(0, 3).join("、") + (known.length > 3 || more > 0 ? ` 等 ${scopeIds.length} 个` : "");
  }
  return scopeIds.length === 0 ? (kinds[scope] ?? scope) : `${kinds[scope] ?? scope} ${scopeIds.length} 个`;
}

const period = ({ validFrom, validTo }) => `${validFrom} 起${validTo === null ? "" : `，${validTo} 前有效`}`;

function Assignment({ assignment, names }) {
  const { role, title, duties, acting } = assignment;
  return (
    <li className={acting ? "acting" : undefined}>
      <b>{title}</b> <code>{role}</code> {scopeText(assignment, names)}
      {duties.length > 0 && <> · 职责 {duties.join("、")}</>} · {period(assignment)}
    </li>
  );
}

function Refused({ refusal: { message, extensions } }) {
  const { code, messages, requestId } = extensions ?? {};
  const bad = code === "UNAUTHENTICATED";
  return (
    <p className="standing refused" role="alert" title={requestId}>
      {bad && <b>令牌无效 Bad token：</b>}
      {messages?.zh} <span lang="en">{messages?.en ?? message}</span> {code && <code>{code}</code>}
    </p>
  );
}

export function StandingLine({ standing }) {
  if (standing === null) return <p className="standing">正在确认身份…</p>;
  if (standing.refusal !== undefined) return <Refused refusal={standing.refusal} />;
  const { me, names } = standing;
  return (
    <div className="standing">
      {me.person === null ? (
        <b>
          {me.title} <code>{me.role}</code>
        </b>
      ) : (
        <b>
          {me.person.name}
          {me.person.kind === "SERVICE" && "（服务账号）"}
        </b>
      )}
      <ul>
        {me.roles.map((one) => (
          <Assignment key={JSON.stringify(one)} assignment={one} names={names} />
        ))}
      </ul>
      {me.purposes.length > 0 && (
        <span className="purposes">
          声明目的可开放：
          {me.purposes.map(({ purpose, opens }) => (
            <code
              key={purpose}
              title={opens.join("\n")}
              className={purpose === me.purpose ? "acting" : undefined}
            >
              {purpose}
            </code>
          ))}
        </span>
      )}
    </div>
  );
}
