// Keys as the WebDriver standard numbers them: https://www.w3.org/TR/webdriver2/#keyboard-actions

const KEYS: Record<string, string> = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE006",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  Space: " ",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
};

/** The actions of a key, or of several that are held together: `"Control+a"`. */
export function keyActions(keys: string): Record<string, unknown>[] {
  const values = (keys.length > 1 ? keys.split("+") : [keys]).map((key) => KEYS[key] ?? key);
  const down = values.map((value) => ({ type: "keyDown", value }));
  const up = values.map((value) => ({ type: "keyUp", value }));
  return [...down, ...up.reverse()];
}
