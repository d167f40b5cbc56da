// The display: asks for what is new, rings and says it aloud. Without sound it still shows everything.
const PULS_MS = 3000;
const button = document.getElementById("kc-ljud");
const offline = document.getElementById("kc-tavla-natlos");
const board = () => document.getElementById("kc-tavla");
const calls = () => [...board().querySelectorAll("[data-kallelse][data-ord]")];
const known = new Set(calls().map((row) => row.dataset.kallelse));
let sound = null;

/** Two soft tones, made on the spot: there is no file to fetch. */
function ring() {
  [880, 660].forEach((tone, number) => {
    const source = sound.createOscillator();
    const volume = sound.createGain();
    const begin = sound.currentTime + number * 0.35;
    source.frequency.value = tone;
    volume.gain.setValueAtTime(0.0001, begin);
    volume.gain.exponentialRampToValueAtTime(0.4, begin + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, begin + 0.6);
    source.connect(volume).connect(sound.destination);
    source.start(begin);
    source.stop(begin + 0.7);
  });
}

function speak(row) {
  const voices = window.speechSynthesis?.getVoices() ?? [];
  if (!voices.some((voice) => voice.lang.startsWith(row.dataset.sprak))) return;
  const words = new SpeechSynthesisUtterance(row.dataset.ord);
  words.lang = row.dataset.sprak;
  window.speechSynthesis.speak(words);
}

function announce(rows) {
  if (!rows.length || sound?.state !== "running") return;
  ring();
  setTimeout(() => rows.forEach(speak), 1000);
}

async function refresh() {
  try {
    const answer = await fetch(location.pathname, { headers: { "X-Kc-Yta": "1" }, cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    // The screen's key has been stopped: the page that asks for a new one.
    if (answer.redirected) return location.reload();
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("kc-tavla");
    offline.hidden = true;
    if (fresh.innerHTML !== board().innerHTML) board().replaceWith(document.adoptNode(fresh));
    const news = calls().filter((row) => !known.has(row.dataset.kallelse));
    news.forEach((row) => known.add(row.dataset.kallelse));
    announce(news);
  } catch {
    offline.hidden = false;
  }
}

function turnOn() {
  sound ??= new AudioContext();
  sound.resume();
}

function showButton() { button.hidden = sound?.state === "running"; }

// A browser that is set up as a display may ring at once; others wait until somebody has touched the page.
turnOn();
sound.addEventListener("statechange", showButton);
button.addEventListener("click", turnOn);
showButton();
setInterval(refresh, PULS_MS);
