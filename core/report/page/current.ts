/** Marks in the contents the part of the page that is being read: the last one whose top has passed the upper third. */
export function wireCurrent(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('nav a[href^="#"]')];
  const parts = links.flatMap((link) => {
    const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return part === null ? [] : [{ link, part }];
  });
  let marked: HTMLAnchorElement | undefined;
  const mark = (): void => {
    const line = window.innerHeight / 3;
    const atEnd = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
    const read = atEnd
      ? parts.at(-1)
      : parts.findLast(({ part }) => part.getBoundingClientRect().top <= line);
    if (read?.link === marked) return;
    marked?.removeAttribute('aria-current');
    marked = read?.link;
    marked?.setAttribute('aria-current', 'location');
  };
  let isWaiting = false;
  const later = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      mark();
    });
  };
  window.addEventListener('scroll', later, { passive: true });
  window.addEventListener('resize', later);
  later();
}
