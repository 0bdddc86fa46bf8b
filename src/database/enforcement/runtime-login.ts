// How the enforcement text learns the server's own login: whoever applies it says so by this setting, for it names no
// login of one server itself.

export const runtimeLoginSetting = "tongchou.runtime_login";

/** SQL for the login; null, or an error unless told otherwise, where nobody said it. */
export const readRuntimeLogin = (missingOk = false): string =>
  `current_setting('${runtimeLoginSetting}'${missingOk ? ", true" : ""})`;
