import { at, isObject } from './json';

/** What stands for a value that Terraform hides. */
export const SENSITIVE = '(sensitive value)';

/** A copy of a value with all that is sensitive left out. The marks have the form of the value, with `true` for what to hide. */
export function hide(value: unknown, marks: unknown): unknown {
  if (isHidden(value, marks)) return SENSITIVE;
  if (Array.isArray(value)) return value.map((element: unknown, index) => hide(element, at(marks, index)));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hide(inner, at(marks, name))]));
}

/** Whether a value is hidden as a whole. Marks of another form than the value hide it, if they hide anything. */
export function isHidden(value: unknown, marks: unknown): boolean {
  if (marks === true) return true;
  return formOf(value) !== formOf(marks) && hidesAnything(marks);
}

function hidesAnything(marks: unknown): boolean {
  if (Array.isArray(marks)) return marks.some(hidesAnything);
  return isObject(marks) ? Object.values(marks).some(hidesAnything) : marks === true;
}

function formOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return isObject(value) ? 'object' : 'value';
}
