package form

import "testing"

func TestCoordinates(t *testing.T) {
	for text, want := range map[string]string{
		"40.7128, -74.0060": "40.7128|-74.0060", "40.7128,-74.0060": "40.7128|-74.0060", "(40.7128 -74.0060)": "40.7128|-74.0060", "52,5200; 13,4050": "52.5200|13.4050", "N40.7128 W74.0060": "40.7128|-74.0060",
		"40.7128N/74.0060W": "40.7128|-74.0060", "-33.865143 151.209900": "-33.865143|151.209900", "40.71278": "|", "1,234 5,678": "1.234|5.678", "1.2, 3.4": "|", "10.0.0.1 10.0.0.2": "|", "95.1234, 13.4050": "|", "40.7128, -74.0060, 12": "|", "a.bcd, e.fgh": "|", "": "|",
	} {
		lat, lon, ok := Coordinates(text)
		if got := lat + "|" + lon; ok && got != want || ok == (want == "|") {
			t.Errorf("%q is %q, %v; want %q", text, got, ok, want)
		}
	}
}

func TestIsFCCID(t *testing.T) {
	for text, want := range map[string]bool{
		"FCC ID: QISMAR-23": true, "fcc id 2AHKM-CAM1": true, "2AHKM-CAM1": true, "2AHKMCAM1": false, "2A1KM-CAM1": false, "21980-S7706": false, "FCC ID:": false, "DS-2CD2043": false, "": false,
	} {
		if got := IsFCCID(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
