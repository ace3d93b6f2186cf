"""A campaign's folder becomes plain values; knows neither database nor web."""
