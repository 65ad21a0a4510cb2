// Which fields of selections fall on the same place of an answer? Those with the same response name, fragments in their places. Pure.
import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from "graphql";

/** Fields by response name, in the order written; a fragment counts once, as when it is executed. Type conditions are not looked at. */
export function fieldGroups(
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, Pick<FragmentDefinitionNode, "selectionSet">>,
): Map<string, FieldNode[]> {
  const groups = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  const collect = (set: SelectionSetNode): void => {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const name = (node.alias ?? node.name).value;
        const group = groups.get(name);
        if (group === undefined) groups.set(name, [node]);
        else group.push(node);
      } else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet);
      else if (!seen.has(node.name.value)) {
        seen.add(node.name.value);
        const fragment = fragments.get(node.name.value);
        if (fragment !== undefined) collect(fragment.selectionSet);
      }
    }
  };
  for (const set of sets) collect(set);
  return groups;
}
