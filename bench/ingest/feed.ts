const sentence = "The ferry to the islands runs again twice a day after the storm, the harbour office said.";

/** An RSS feed whose entries each have a teaser and three paragraphs of HTML, about 1.2 kB. */
export function generatedFeed(entries: number): Uint8Array {
  const items = Array.from({ length: entries }, (_, index) => {
    const paragraphs = [1, 2, 3].map((part) => `<p>${index}.${part} ${sentence} ${sentence}</p>`).join("");
    return (
      `<item><title>Harbour report number ${index} &amp; tides</title><link>https://island.example/${index}</link>` +
      `<guid isPermaLink="false">report-${index}</guid><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>` +
      `<dc:creator>Lin Mei</dc:creator><category>Harbour</category><description>${index} ${sentence}</description>` +
      `<content:encoded><![CDATA[${paragraphs}]]></content:encoded></item>`
    );
  });
  const namespaces =
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"';
  return Buffer.from(
    `<?xml version="1.0"?><rss version="2.0" ${namespaces}><channel><title>Island Daily</title>${items.join("")}</channel></rss>`,
  );
}
