export default function Home() {
  return <h1>Massage in Lisbon</h1>;
}
