package gear

// HeadingWords are the words that headings are made of, and what they say
// together.
type HeadingWords struct {
	Concepts []Concept
	Phrases  []Phrase
	Alone    []Field  // that other words beside theirs never mean: they may excuse an item
	Tails    []string // last words of keys with dots that say how something is written, not what it is
}

// Concept is an idea for which many words stand, in many languages.
type Concept struct {
	Words   []string
	Neutral bool    // says nothing about which field a column holds
	Apart   bool    // tells columns of one kind in a row apart
	Ends    bool    // what follows says of what each
	Things  bool    // says what a thing is: before the name of a maker it is no part of the name
	Blocks  []Field // that a heading with such a word never means
}

// Phrase is a set of concepts that together mean a field, or one of a few that
// the content of the column is held against.
type Phrase struct {
	Fields   []Field
	Concepts []int // indexes in HeadingWords.Concepts
}
