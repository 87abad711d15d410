package regime

import "testing"

func TestWordSearch(t *testing.T) {
	words := newWordSearch([]*node{{op: opWords, texts: []string{"Drone", "uas"}}, {op: opText, texts: []string{"robot"}}})
	for text, want := range map[string]bool{
		"": false, "a drone": true, "DRONE-2": true, "drones": false, "x/uas": true, "uasx": false, "robot": false, "drönchen": true,
		"a very long word that begins with d" + "ddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd": false,
	} {
		if got := words.in(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
