package form

import (
	"strconv"
	"strings"
)

// Coordinates returns the latitude and the longitude of a cell that holds both, in
// degrees with decimals and in this order: 40.7128, -74.0060 or 40,7128; 74,0060 or
// N40.7128 W74.0060.
func Coordinates(text string) (latitude, longitude string, ok bool) {
	parts := strings.FieldsFunc(strings.Trim(text, " ()[]"), func(r rune) bool { return r == ' ' || r == ';' || r == '/' || r == '|' || r == '\t' })
	if len(parts) == 1 {
		parts = strings.Split(parts[0], ",")
	}
	if len(parts) != 2 {
		return "", "", false
	}
	if latitude, ok = degrees(strings.TrimSuffix(parts[0], ","), "NS", 90); ok {
		longitude, ok = degrees(parts[1], "EW", 180)
	}
	return latitude, longitude, ok
}

// fewestDecimals tells a place from two numbers: a hundred meters.
const fewestDecimals = 3

// degrees reads a coordinate, with the letters of its directions before or behind
// it: the second of them counts downward.
func degrees(text, directions string, most float64) (string, bool) {
	text = strings.Trim(text, "°")
	sign := ""
	for i := range len(directions) {
		letter := directions[i : i+1]
		if rest := strings.Trim(strings.Trim(text, letter), "°"); rest != text {
			if text = rest; i == 1 {
				sign = "-"
			}
		}
	}
	text = strings.Replace(text, ",", ".", 1)
	_, decimals, _ := strings.Cut(text, ".")
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || len(decimals) < fewestDecimals || n > most || n < -most {
		return "", false
	}
	return sign + text, true
}

// IsFCCID reports an identifier of the FCC that says so, or that begins with a
// grantee code of five signs and a dash: FCC ID: QISMAR-23, 2AHKM-CAM1.
func IsFCCID(text string) bool {
	text = strings.ToUpper(strings.TrimSpace(text))
	for _, label := range [...]string{"FCC ID:", "FCC ID ", "FCCID:", "FCCID "} {
		if id, ok := strings.CutPrefix(text, label); ok {
			id = strings.TrimSpace(id)
			return len(id) >= 4 && len(id) <= 20 && strings.Trim(id, idSigns) == ""
		}
	}
	code, product, ok := strings.Cut(text, "-")
	return ok && len(code) == 5 && code[0] == '2' && strings.Trim(code[1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && product != "" && len(product) <= 14 && strings.Trim(product, idSigns) == ""
}

const idSigns = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789- "
