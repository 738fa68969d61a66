"""The Journal screen: three panes and the reader."""
