package html

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
)

// siteMap is a picture of where the gear stands. A site is a mark in the shape and
// colour of its worst outcome, as large as the number of its items.
type siteMap struct {
	ID, Title, Desc string
	Width, Height   int
	Sites           []mapSite // the largest first, so that small ones lie on top
	Labels          []mapLabel
	Key             []chartKey
	Lines           []mapLine // of latitude and longitude
	Scale           mapScale
	Note            string // sites that are not drawn
}

// mapSite is a mark, drawn as a circle, or as a polygon of points.
type mapSite struct {
	Class, X, Y, R, Points, Text string
	x, y, r                      float64
}

type mapLabel struct{ X, Y, Anchor, Text string }

type mapLine struct{ X1, Y1, X2, Y2, X, Y, Anchor, Text string }

// mapScale is a line of a round length on the ground.
type mapScale struct{ X1, X2, Y, TextY, Text string }

// mapLimit is how many sites a map shows, the worst first.
const mapLimit = 1000

// Sizes of a map in its own units.
const (
	mapWidth  = 900
	mapMargin = 34
	mapLeast  = 300
	mapMost   = 620
)

type placed struct {
	site     *report.SiteTotal
	lat, lon float64
}

// newSiteMap draws the sites that have coordinates, nil when fewer than two have.
func newSiteMap(run *report.Run) *siteMap {
	list, without := locate(run.SiteTotals)
	if len(list) < 2 {
		return nil
	}
	left := len(list)
	list = list[:min(len(list), mapLimit)]
	left -= len(list)
	m := &siteMap{ID: "map-sites", Title: "Map of the sites with designated gear or open questions", Width: mapWidth}
	v := newViewport(list)
	m.Height = v.height
	most := int64(1)
	for _, p := range list {
		most = max(most, p.site.Designated)
	}
	counts := map[string]int64{}
	for _, p := range list {
		s := v.mark(p, most)
		counts[s.Class]++
		m.Sites = append(m.Sites, s)
	}
	slices.SortStableFunc(m.Sites, func(a, b mapSite) int { return cmp.Compare(b.r, a.r) })
	for _, o := range []string{"breach", "due", "review", "designated"} {
		if counts[o] > 0 {
			m.Key = append(m.Key, chartKey{o, phrase.Many(counts[o], "site", "sites") + ": " + mapWords(o)})
		}
	}
	m.Labels = v.labels(list, most)
	m.Lines, m.Scale = v.lines(), v.scale()
	m.describe(list, without, left)
	return m
}

// mapWords says what a mark stands for.
func mapWords(outcome string) string {
	return map[string]string{"breach": "in breach (circle)", "due": "due by a date to come (square)", "review": "open questions (triangle)", "designated": "designated gear, no duty known (diamond)"}[outcome]
}

// describe says in words what the picture shows, and what it does not.
func (m *siteMap) describe(list []placed, without, left int) {
	worst := slices.MaxFunc(list, func(a, b placed) int { return cmp.Compare(a.site.Designated, b.site.Designated) }).site
	m.Desc = phrase.Many(int64(len(list)), "site", "sites") + " on a map. "
	for _, k := range m.Key {
		m.Desc += k.Name + ". "
	}
	m.Key = append(m.Key, chartKey{"largest", "largest mark: " + phrase.Many(worst.Designated, "item", "items")})
	m.Desc += "Most items: " + siteLabel(worst) + ", " + phrase.Count(worst.Designated) + "."
	if without > 0 {
		m.Note = phrase.Many(int64(without), "site has", "sites have") + " no coordinates and cannot be drawn. "
	}
	if left > 0 {
		m.Note += "The " + phrase.Count(mapLimit) + " worst are drawn, and " + phrase.Count(int64(left)) + " are not."
	}
}

// locate reads the coordinates of sites, the worst first, and counts those without.
func locate(sites []report.SiteTotal) (list []placed, without int) {
	for i := range sites {
		s := &sites[i]
		lat, bad := strconv.ParseFloat(s.Latitude, 64)
		lon, wrong := strconv.ParseFloat(s.Longitude, 64)
		if bad != nil || wrong != nil || math.IsNaN(lat+lon) || math.Abs(lat) > 85 || math.Abs(lon) > 180 || lat == 0 && lon == 0 {
			without++
			continue
		}
		list = append(list, placed{s, lat, lon})
	}
	return acrossDateLine(list), without
}

// acrossDateLine moves the west to the east where sites lie on both sides of the
// date line.
func acrossDateLine(list []placed) []placed {
	low, high := 180.0, -180.0
	for _, p := range list {
		low, high = min(low, p.lon), max(high, p.lon)
	}
	if high-low > 180 {
		for i := range list {
			if list[i].lon < 0 {
				list[i].lon += 360
			}
		}
	}
	return list
}

// viewport turns degrees into places on the picture: as far apart east and west as
// they are in the middle of the map.
type viewport struct {
	west, north    float64 // of the upper left corner within the margin
	perLon, perLat float64 // units for a degree
	height         int
}

func newViewport(list []placed) *viewport {
	low, high := [2]float64{90, 400}, [2]float64{-90, -400}
	for _, p := range list {
		low = [2]float64{min(low[0], p.lat), min(low[1], p.lon)}
		high = [2]float64{max(high[0], p.lat), max(high[1], p.lon)}
	}
	squeeze := math.Cos((low[0] + high[0]) / 2 * math.Pi / 180)
	const least = 0.02 // degrees; sites of one town are drawn apart
	wide, tall := max((high[1]-low[1])*squeeze, least), max(high[0]-low[0], least)
	unit := min((mapWidth-2*mapMargin)/wide, (mapMost-2*mapMargin)/tall)
	height := max(mapLeast, int(tall*unit)+2*mapMargin)
	return &viewport{
		west: (low[1]+high[1])/2 - (mapWidth-2*mapMargin)/unit/squeeze/2, north: (low[0]+high[0])/2 + float64(height-2*mapMargin)/unit/2,
		perLon: unit * squeeze, perLat: unit, height: height,
	}
}

func (v *viewport) at(lat, lon float64) (x, y float64) {
	return mapMargin + (lon-v.west)*v.perLon, mapMargin + (v.north-lat)*v.perLat
}

// mark draws a site: its area grows with its items.
func (v *viewport) mark(p placed, most int64) mapSite {
	s := p.site
	x, y := v.at(p.lat, p.lon)
	r := 5 + 13*math.Sqrt(float64(s.Designated)/float64(most))
	class := "designated"
	switch {
	case s.Breach > 0:
		class = "breach"
	case s.Due > 0:
		class = "due"
	case s.Review > 0:
		class = "review"
	}
	out := mapSite{Class: class, X: tenth(x), Y: tenth(y), R: tenth(r), x: x, y: y, r: r}
	out.Points = shape(class, x, y, r)
	out.Text = siteLabel(s) + ": " + phrase.Many(s.Designated, "item", "items") + " from designated vendors"
	for _, c := range []struct {
		n    int64
		what string
	}{{s.Breach, "in breach"}, {s.Due, "due"}, {s.Review, "to be answered"}} {
		if c.n > 0 {
			out.Text += ", " + phrase.Count(c.n) + " " + c.what
		}
	}
	return out
}

// shape returns the corners of a mark; none for a circle.
func shape(class string, x, y, r float64) string {
	corners := map[string][][2]float64{
		"due":        {{-.89, -.89}, {.89, -.89}, {.89, .89}, {-.89, .89}},
		"review":     {{0, -1.2}, {1.1, .8}, {-1.1, .8}},
		"designated": {{0, -1.2}, {1.2, 0}, {0, 1.2}, {-1.2, 0}},
	}[class]
	out := ""
	for i, c := range corners {
		if i > 0 {
			out += " "
		}
		out += tenth(x+c[0]*r) + "," + tenth(y+c[1]*r)
	}
	return out
}

// labels names the sites with the most items, as far as the words do not overlap.
func (v *viewport) labels(list []placed, most int64) []mapLabel {
	const names, letter, line = 12, 7.2, 15
	order := slices.Clone(list)
	slices.SortStableFunc(order, func(a, b placed) int { return cmp.Compare(b.site.Designated, a.site.Designated) })
	type box struct{ x, y, w float64 }
	var taken []box
	var out []mapLabel
	for _, p := range order[:min(len(order), 3*names)] {
		m := v.mark(p, most)
		text := phrase.Clip(siteLabel(p.site), 26) + " (" + phrase.Count(p.site.Designated) + ")"
		b := box{m.x + m.r + 4, m.y + 4, letter * float64(len([]rune(text)))}
		l := mapLabel{X: tenth(b.x), Y: tenth(b.y), Anchor: "start", Text: text}
		if b.x+b.w > mapWidth {
			b.x = m.x - m.r - 4 - b.w
			l.X, l.Anchor = tenth(m.x-m.r-4), "end"
		}
		overlaps := slices.ContainsFunc(taken, func(o box) bool { return math.Abs(o.y-b.y) < line && b.x < o.x+o.w && o.x < b.x+b.w })
		if overlaps || len(out) == names {
			continue
		}
		taken = append(taken, b)
		out = append(out, l)
	}
	return out
}

// lines are the parallels and meridians of round degrees.
func (v *viewport) lines() []mapLine {
	var out []mapLine
	step := roundStep(float64(v.height-2*mapMargin) / v.perLat / 3)
	for lat := math.Ceil((v.north-float64(v.height-mapMargin)/v.perLat)/step) * step; lat < v.north+mapMargin/v.perLat; lat += step {
		if _, y := v.at(lat, v.west); y > 12 && y < float64(v.height)-12 {
			out = append(out, mapLine{"0", tenth(y), strconv.Itoa(mapWidth), tenth(y), "2", tenth(y - 3), "start", degree(lat, step, "N", "S")})
		}
	}
	step = roundStep((mapWidth - 2*mapMargin) / v.perLon / 4)
	for lon := math.Ceil((v.west-mapMargin/v.perLon)/step) * step; lon < v.west+mapWidth/v.perLon; lon += step {
		if x, _ := v.at(v.north, lon); x > 40 && x < mapWidth-40 {
			shown := lon
			if shown > 180 {
				shown -= 360
			}
			out = append(out, mapLine{tenth(x), "0", tenth(x), strconv.Itoa(v.height), tenth(x + 3), "12", "start", degree(shown, step, "E", "W")})
		}
	}
	return out
}

// scale is a round number of miles.
func (v *viewport) scale() mapScale {
	const milesPerDegree = 69.05
	miles := roundStep(150 / v.perLat * milesPerDegree)
	long := miles / milesPerDegree * v.perLat
	y := float64(v.height) - 10
	return mapScale{tenth(mapWidth - 12 - long), tenth(mapWidth - 12), tenth(y), tenth(y - 6), strconv.FormatFloat(miles, 'g', 4, 64) + " miles"}
}

// roundStep is the largest of 1, 2 and 5 times a power of ten that is not above x.
func roundStep(x float64) float64 {
	base := math.Pow(10, math.Floor(math.Log10(x)))
	for _, k := range []float64{5, 2} {
		if k*base <= x {
			return k * base
		}
	}
	return base
}

func degree(d, step float64, plus, minus string) string {
	digits := max(0, int(math.Ceil(-math.Log10(step)-1e-9)))
	side := plus
	if d < 0 {
		side = minus
	}
	return strconv.FormatFloat(math.Abs(d), 'f', digits, 64) + "° " + side
}

func tenth(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }

func siteLabel(s *report.SiteTotal) string {
	if s.Name == "" || s.Name == s.Site {
		return s.Site
	}
	return s.Site + " " + s.Name
}
