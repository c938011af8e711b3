import type { Attribute } from './graph.ts';
import type { EagerAttribute, GraphBackend } from './graph-backend.ts';

/**
 * An operation's attributes as a graph has them.
 *
 * @throws RangeError for a kind of attribute that no kernel of the package gives
 */
export function graphAttributes(
  { binding }: GraphBackend,
  attributes: readonly EagerAttribute[],
): Record<string, Attribute> {
  const converted = ({ name, type, value }: EagerAttribute): Attribute => {
    switch (type) {
      case binding.TF_ATTR_TYPE:
        return { type: value as number };
      case binding.TF_ATTR_BOOL:
        return { bool: value as boolean };
      case binding.TF_ATTR_INT:
        return Array.isArray(value) ? { integers: value as number[] } : { integer: value as number };
      case binding.TF_ATTR_FLOAT:
        return Array.isArray(value) ? { floats: value as number[] } : { float: value as number };
      case binding.TF_ATTR_STRING:
        return { string: value as string };
      default:
        throw new RangeError(`attribute ${name} is of kind ${type}`);
    }
  };
  return Object.fromEntries(attributes.map((each) => [each.name, converted(each)]));
}
