/** The values that a type of quoted texts allows. */
const valuesOf = (type) => [...type.matchAll(/'([^']+)'/g)].map(([, name]) => ({ name }));

const elements = (manifest) =>
  manifest.modules.flatMap(({ declarations }) => declarations).filter(({ customElement }) => customElement);

/** What VS Code shows for the tags (custom data, version 1.1). */
export function htmlData(manifest) {
  return {
    version: 1.1,
    tags: elements(manifest).map(({ tagName, description, attributes, events }) => ({
      name: tagName,
      description: [
        description,
        'Events:',
        events.map((event) => `- \`${event.name}\`: ${event.description}`).join('\n'),
      ].join('\n\n'),
      attributes: attributes.map(({ name, description, type }) => {
        const values = valuesOf(type.text);
        return { name, description, ...(values.length && { values }) };
      }),
    })),
  };
}

/** What VS Code shows for the custom properties and the parts in style sheets. */
export function cssData(manifest) {
  const list = elements(manifest);
  return {
    version: 1.1,
    properties: list.flatMap(({ cssProperties }) => cssProperties),
    pseudoElements: list.flatMap(({ tagName, cssParts }) =>
      cssParts.map(({ name, description }) => ({
        name: `::part(${name})`,
        description: `Of \`<${tagName}>\`: ${description}`,
      })),
    ),
  };
}
