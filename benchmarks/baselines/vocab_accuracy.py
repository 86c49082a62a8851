"""The chart of `vocab-accuracy` as people draw it by hand."""

import matplotlib.pyplot as plt
import pandas as pd

points = pd.read_csv("data/vocab-accuracy/series.csv")
figure, axes = plt.subplots(figsize=(7, 5))
for name in points["series"].unique():
    series = points[points["series"] == name]
    axes.plot(series["x"], series["y"], marker="o", label=name)
axes.set_title("Accuracy against training batches")
axes.set_xlabel("Batch Count")
axes.set_ylabel("40,960 Vocab Avg Accuracy")
axes.legend()
figure.savefig("vocab_accuracy.png", dpi=150)
